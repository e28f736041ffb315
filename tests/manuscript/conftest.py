"""Let this folder's tests share their strategies."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
