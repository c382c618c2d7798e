"""The grammar: rules that carry their own examples, four stages of them.

numerals → quantities → modifiers → claims. `rule.py` is the shape of a rule, `table.py` the order.
"""
