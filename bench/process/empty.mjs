// What every import is compared with.
export {}
