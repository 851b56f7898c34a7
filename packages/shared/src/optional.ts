/** Fields of which any may be left out; `undefined` says the same as nothing. For inputs. */
export type Optional<T> = { [Field in keyof T]?: T[Field] | undefined };
