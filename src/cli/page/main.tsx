/** The inspector: the page that `listen` serves. */
import './page.css'

import { render } from 'preact'

const root = document.getElementById('inspector')
if (root) render(<p>Callbacks</p>, root)
