// The baseline of every `import`.
export {}
