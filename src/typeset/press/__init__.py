"""The press: runs the stages for one edition or many, and alone reads and writes the user's files."""
