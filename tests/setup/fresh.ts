import { vi } from 'vitest';

// Files that share a process share what node loaded of the packages, which takes longest. Our own modules begin anew in
// each: the settings, the councils and the database that they remember are those of one file.
vi.resetModules();
