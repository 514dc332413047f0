"""Invented reports with known figures: samples to look at, and a measure for the reader.

Standard library only, deterministic from a seed, and independent of ``reports.extraction``:
what the reader finds is compared with what was written here.
"""
