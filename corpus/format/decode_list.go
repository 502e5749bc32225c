package format

// Decode turns the bytes of a text that is no document, such as a list, into UTF-8
// with line feeds, by the same rules as those of documents: UTF-8, UTF-16, UTF-32,
// GB18030 or Big5. A byte order mark is taken off. It returns ErrNotText or an error
// that names what cannot be read, for the user.
func Decode(data []byte) (string, error) { return decode(data) }
