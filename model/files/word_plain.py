def plain_body(*a):
    return "", ""
