"""What is kept between runs: articles with their versions, what was found in them, and how to find it again."""
