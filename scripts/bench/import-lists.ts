/** About 8 MB, as a spreadsheet would say it. */
export function* csvList(rows: number): Generator<string> {
  const line = (no: number) =>
    `B${no},Bench club ${no},Group ${no % 900},"Meets, eats and helps whoever cannot leave the house",Food,` +
    `01632 960 ${String(no % 1000).padStart(3, '0')},${no} Mill Lane,Mon-Fri 9am-5pm,Contact ${no}\r\n`;
  yield 'Ref,Name,Organisation,Description,Category,Telephone,Address,Opening hours,Contact name\r\n';
  for (let no = 0; no < rows; no += 1) yield line(no);
}

/** The same as services of Open Referral UK: about 18 MB, of the 20 that a file may have. */
export function* jsonList(rows: number): Generator<string> {
  const service = (no: number) => ({
    id: `B${no}`,
    name: `Bench club ${no}`,
    description: 'Meets, eats and helps whoever cannot leave the house',
    status: 'active',
    url: `https://bench.example/clubs/${no}`,
    organization: { id: `O${no % 900}`, name: `Group ${no % 900}` },
    phones: [{ number: `01632 960 ${String(no % 1000).padStart(3, '0')}` }],
    schedules: [{ freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '17:00' }],
  });
  yield '{"contents":[';
  for (let no = 0; no < rows; no += 1) yield `${no === 0 ? '' : ','}${JSON.stringify(service(no))}`;
  yield ']}';
}
