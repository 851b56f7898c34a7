/** Makes all fields of an input optional. `undefined` means the same as a missing field. */
export type Optional<T> = { [Field in keyof T]?: T[Field] | undefined };
