"""Invented reports with known figures: samples to look at, and a measure for the reader.

Standard library only, deterministic from a seed, and independent of ``reports.extraction``:
what the reader finds is compared with what was written here.

``manage.py make_samples`` imports the sample bodies; ``manage.py make_corpus --into FOLDER``
writes as many reports as wanted, in the wordings of several provinces and with noise, beside
``示例-答案.csv`` (a row for each numeral), ``示例-文字答案.csv`` (facts told in words) and
``示例-清单.csv`` (wording, kind and noise of each file). A province is added as a module of
``wordings`` that writes a ``Scene``, and an entry in ``WORDINGS`` or ``BUDGET_WORDINGS``.

``--faults RATE`` plants faults (``faults``) and adds ``示例-答案.faults.csv``: the check that each
is meant for, its place and what is wrong; the key to the numerals says what is printed then.
``--pairs`` writes a second report of each body: the next year's, the year's plan, or, where faults
are planted, a second version.
"""
