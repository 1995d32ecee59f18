"""Programs for the page about open data; each runs beside the files as it stands here."""

EXAMPLES = (
    (
        "example_unanswered",
        """\
import csv
from collections import Counter

with open("questions.csv", encoding="utf-8", newline="") as file:
    addressees = {row["id"]: row["addressees"] for row in csv.DictReader(file)}

unanswered = Counter()
with open("parts.csv", encoding="utf-8", newline="") as file:
    for part in csv.DictReader(file):
        if part["outcome"] == "none":
            unanswered[addressees[part["question"]]] += 1

for person, count in unanswered.most_common():
    print(count, person or "?")
""",
    ),
    (
        "example_cited",
        """\
import json

with open("questions.jsonl", encoding="utf-8") as file:
    questions = [json.loads(line) for line in file]

questions.sort(key=lambda question: len(question["cited_by"]), reverse=True)
for question in questions[:10]:
    print(len(question["cited_by"]), question["title"], question["url"])
""",
    ),
    (
        "example_database",
        """\
import csv
import sqlite3

database = sqlite3.connect("archive.db")
for table in ("questions", "parts", "citations", "promises", "people"):
    with open(f"{table}.csv", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        columns = next(rows)
        database.execute(f"DROP TABLE IF EXISTS {table}")
        database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        places = ", ".join("?" for _ in columns)
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
database.commit()

print(database.execute("SELECT count(*) FROM parts WHERE outcome = 'none'").fetchone()[0])
""",
    ),
)
"""Key of the words that say what a program finds out, and its text (Python, standard library)."""
