declare const brand: unique symbol

/** A primitive that only the module owning the brand may make. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
