"""What can be worked out of a strategy: numbers, money, time, what it answers, what its weak points are. Pure; no words of its own."""
