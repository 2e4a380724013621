"""Stories whose claims are labelled by the happening that each tells, and how the weights of linking are fitted on them."""
