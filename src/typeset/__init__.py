"""Reassemble newspaper pages from raw text and publish each edition as PDF and ePub."""

__version__ = "0.1.0"
