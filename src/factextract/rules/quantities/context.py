"""Words around a number that tell its kind: sport, votes, markets, people."""

from __future__ import annotations

SPORT = frozenset(
    ["win", "wins", "won", "winning", "beat", "beats", "beating", "beaten", "defeat", "defeats", "defeated", "defeating", "lose", "loses", "lost", "losing", "draw", "draws", "drew", "drawn", "lead", "leads", "led", "leading", "score", "scores", "scored", "scoring", "goal", "goals", "match", "matches", "game", "games", "half-time", "halftime", "penalties", "shootout", "shoot-out", "aggregate", "victory", "set", "sets", "fixture", "final", "semi-final", "quarter-final", "side", "cup", "championship", "tie", "tied", "league", "season", "opener", "innings", "kick-off", "whistle", "level", "equaliser", "equalizer", "trailed", "trailing", "thrashed", "thrash", "edged", "edge", "edging", "hammered", "routed", "rout", "champions", "playoffs", "playoff", "series", "tournament", "ended", "finished", "finishing", "ahead", "behind"]
)
VOTING = frozenset(
    ["vote", "votes", "voted", "voting", "passed", "pass", "passes", "approved", "approve", "rejected", "reject", "ruled", "ruling", "decision", "decided", "majority", "margin", "board", "panel", "court", "committee", "council", "jury", "senate", "house", "parliament", "justices", "judges", "members"]
)
MARKET = frozenset(
    ["index", "ftse", "dow", "nasdaq", "s&p", "dax", "cac", "nikkei", "sensex", "nifty", "topix", "kospi", "stoxx", "asx", "shares", "stocks", "closed", "trading", "market", "markets", "session", "futures", "benchmark", "bourse", "sse", "russell", "investors", "equities", "pmi", "sentiment", "confidence", "gauge", "sub-index", "jones"]
)
POLL = frozenset(
    ["percent", "per", "cent", "percentage", "poll", "polls", "lead", "leads", "margin", "vote", "votes", "voters", "share", "support", "approval", "rating", "rate", "inflation", "turnout", "swing", "yield", "yields", "unemployment", "gap", "popularity", "survey", "cut", "rise", "ahead", "behind", "interest", "rates", "growth", "gdp", "party", "polling", "%", "pc"]
)
GAME = frozenset(
    ["game", "games", "league", "season", "table", "scored", "score", "win", "wins", "won", "team", "match", "rebounds", "assists", "standings", "victory", "goals", "fixtures", "title", "race", "champions", "player", "players", "points-per-game", "nba", "coach", "collecting", "collected", "guard", "forward", "quarter", "bench", "basket", "driver", "grand", "prix"]
)
PEOPLE = frozenset(
    ["people", "person", "men", "women", "man", "woman", "children", "child", "boys", "girls", "boy", "girl", "adults", "adult", "pupils", "students", "voters", "residents", "patients", "workers", "teenagers", "youths", "pensioners", "staff", "those", "anyone", "everyone", "drivers", "players", "users", "respondents", "customers", "population", "mothers", "fathers", "parents", "babies", "infants", "toddlers", "youngsters", "employees", "members", "kids", "persons", "visitors", "guests", "shoppers", "readers", "viewers", "fans", "participants", "spectators", "tourists", "migrants", "refugees", "prisoners", "inmates", "soldiers", "teachers", "nurses", "doctors", "victims", "survivors", "buyers", "renters", "tenants", "owners", "homeowners", "patient", "subscribers", "players", "athletes", "candidates", "clients", "citizens", "passengers", "males", "females", "americans", "britons", "europeans", "applicants"]
)
KIN = frozenset(
    ["son", "daughter", "brother", "sister", "wife", "husband", "mother", "father", "grandmother", "grandfather", "boy", "girl", "man", "woman", "teenager", "child", "cousin", "nephew", "niece", "uncle", "aunt", "partner", "boyfriend", "girlfriend", "victim", "suspect", "driver", "pensioner", "widow", "widower", "patient", "resident", "passenger", "cyclist", "motorcyclist", "pedestrian", "worker", "officer", "teacher", "nurse", "doctor", "farmer", "fisherman", "soldier", "student", "actor", "actress", "singer", "player", "striker", "midfielder", "defender", "goalkeeper", "captain", "coach", "manager", "owner", "retiree", "businessman", "businesswoman", "lawyer", "engineer", "mechanic", "shopkeeper", "grandson", "granddaughter", "stepson", "twin", "gunman", "attacker", "defendant", "accused", "plaintiff", "colonel", "sergeant", "constable", "paramedic", "firefighter", "pilot"]
)
RATE_NOUNS = frozenset(
    ["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "quarter", "season", "share", "litre", "liter", "gallon", "barrel", "tonne", "ton", "kilo", "kilogram", "kg", "pound", "ounce", "head", "person", "place", "pupil", "piece", "unit", "bottle", "pint", "mile", "kilometre", "kilometer", "km", "hectare", "acre", "quintal", "bushel", "patient", "student", "child", "family", "household", "home", "house", "seat", "ticket", "visit", "trip", "ride", "room", "square", "metre", "meter", "foot", "cup", "glass", "dozen", "pack", "packet", "kilowatt-hour", "kwh", "mwh", "megawatt-hour", "therm", "game", "match", "session", "shift", "call", "minute", "cubic", "metre", "kilowatt", "megawatt", "pop", "shot", "dose", "capita", "inhabitant", "resident", "worker", "employee", "member", "customer", "user", "voter", "case", "litre", "tin", "box", "loaf", "copy"]
)
TIME_NOUNS = frozenset(["second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year", "decade", "season", "shift"])
