"""What is known from earlier runs, kept between them; whatever is wrong with it, a run only does without."""
