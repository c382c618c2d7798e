"""The guided tour for adding a rule, performed as it is written."""
