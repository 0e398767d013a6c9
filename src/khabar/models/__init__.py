"""Trained models behind two small protocols."""
