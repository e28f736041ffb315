"""Measurements of speed and of reassembly; nothing here is part of the program."""
