// Links between the documents, checked by `npm run links`: files and headings, nothing outside.
import validateLinks from 'remark-validate-links'

export default { plugins: [[validateLinks, { repository: false }]] }
