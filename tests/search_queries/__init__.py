"""Labelled questions to the search (柜台怎么问), and such as are made by rule."""
