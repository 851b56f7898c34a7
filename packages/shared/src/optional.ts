/** Makes all fields of an input optional. A field that is `undefined` means the same as a field that is left out. */
export type Optional<T> = { [Field in keyof T]?: T[Field] | undefined };
