"""What a draft is: values only, known to every other room and knowing none of them."""
