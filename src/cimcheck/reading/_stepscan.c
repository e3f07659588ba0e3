/* Linear scan of a STEP file for the gate; loaded with ctypes, hence no Python.h. */

int cimcheck_stepscan_version(void);

int cimcheck_stepscan_version(void) { return 0; }
