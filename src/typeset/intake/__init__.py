"""Bytes into source: raw pages decoded without doubt, pictures measured. No rule about newspapers stands here."""
