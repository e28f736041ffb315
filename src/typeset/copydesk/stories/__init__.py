"""Which passages make an article, which head is whose, and what a page's captions and further parts belong to."""
