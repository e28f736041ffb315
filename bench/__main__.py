"""`make bench`: every speed that the program promises, as a ratio against a peer in the same run."""

from bench import editions, lines

if __name__ == "__main__":
    lines.main()
    editions.main()
