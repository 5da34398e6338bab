"""What a page or a person might write to run something at the desk: strings, pages, and claims made of them."""
