"""The case file (接待卷): a reception's envelope – begun, opened with its number and first-asked owner, handled, ended.

It lies below promises and cases, because both write onto it and neither may reach into the other.
"""
