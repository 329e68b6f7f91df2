import Library from 'pptxgenjs';

/**
 * A new deck. The types of the library describe its CommonJS file, in which the class is a member; what is loaded is
 * its ES module, whose default is the class itself.
 */
export const newDeck = (): Library.default => new (Library as unknown as typeof Library.default)();
