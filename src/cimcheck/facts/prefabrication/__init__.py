"""What of a building counts for which item of prefabrication: pieces, their sizes, and shares of them."""
