/**
 * 核对: whoever a record names only by name is this officer. In the stream of the record, an assignment, a visit or a demand;
 * of several readings of one name the newest counts.
 */
export interface NamedPersonIdentified {
  readonly type: 'NamedPersonIdentified'
  readonly data: {
    /** The keys of that person in this record: every list that says it again has a key of its own. */
    readonly named: readonly string[]
    /** 编号. */
    readonly officer: string
  }
}

/** 核对: whoever a record names only by name is no officer; the name stays as it was written and waits for nobody. */
export interface NamedPersonKept {
  readonly type: 'NamedPersonKept'
  readonly data: { readonly named: readonly string[] }
}

export type NamedPersonEvent = NamedPersonIdentified | NamedPersonKept
