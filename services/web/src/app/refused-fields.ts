import { isRefusal } from './refusal.ts'

/**
 * What a refusal says of the fields of a form, for `form.setFields`. Empty where some of it is of no field there: then it
 * is for the form as a whole to say.
 */
export function refusedFields<Name extends string>(
  error: unknown,
  names: readonly Name[],
): { name: Name; errors: string[] }[] {
  if (!isRefusal(error)) return []
  const said = (error.problem.fields ?? []).map(({ field, message }) => ({
    name: names.find((name) => name === field),
    errors: [message],
  }))
  const known = said.flatMap(({ name, errors }) => (name === undefined ? [] : [{ name, errors }]))
  return known.length === said.length ? known : []
}
