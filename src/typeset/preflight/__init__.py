"""Preflight: what was made is opened again, measured, and held against the rules and the edition."""
