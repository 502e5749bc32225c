package instrument

import (
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Parameters are the names of the parameters of an instrument, as in its JSON, in
// the order of its fields.
func Parameters(i Instrument) []string {
	var names []string
	eachField(reflect.ValueOf(i).Elem(), func(name string, _ reflect.Value) { names = append(names, name) })
	return names
}

// SetValues sets parameters of an instrument from those of an address. Only texts,
// numbers, true and false, and lists of texts can be given so; empty values are not
// given. Names that it does not know are left to the caller.
func SetValues(i Instrument, v url.Values) (err error) {
	eachField(reflect.ValueOf(i).Elem(), func(name string, field reflect.Value) {
		given := slices.DeleteFunc(slices.Clone(v[name]), func(s string) bool { return s == "" })
		if len(given) > 0 && err == nil {
			err = setField(name, field, given)
		}
	})
	return err
}

// eachField calls yield for each field with a name in JSON, those of embedded structs
// included.
func eachField(v reflect.Value, yield func(name string, field reflect.Value)) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			eachField(v.Field(i), yield)
		case name != "" && name != "-":
			yield(name, v.Field(i))
		}
	}
}

func setField(name string, field reflect.Value, given []string) error {
	if field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.String {
		field.Set(reflect.ValueOf(given))
		return nil
	}
	if len(given) > 1 {
		return BadRequest("参数 %s 只能给一次", name)
	}
	value := given[0]
	switch field.Kind() { // parameters are of these kinds only
	case reflect.String:
		field.SetString(value)
	case reflect.Int:
		n, err := strconv.Atoi(value)
		if err != nil {
			return BadRequest("参数 %s 要是整数，不能是“%s”", name, value)
		}
		field.SetInt(int64(n))
	case reflect.Float64:
		x, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return BadRequest("参数 %s 要是数，不能是“%s”", name, value)
		}
		field.SetFloat(x)
	case reflect.Bool:
		if value != "true" && value != "false" {
			return BadRequest("%s 只能是 true 或 false", name)
		}
		field.SetBool(value == "true")
	default:
		return BadRequest("参数 %s 请用 POST 和 JSON 给出", name)
	}
	return nil
}
