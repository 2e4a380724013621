"""How the weights are made by which somebody is found whom a happening leaves open."""
