"""The numbers check each other: what an article's figures say of one another, and what reference tables say of them.

Everything here knows records alone. `findings.check_claims` is the door.
"""
