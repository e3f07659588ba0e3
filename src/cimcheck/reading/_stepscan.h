/* What the scan of a STEP file keeps: shared by _stepscan.c (bytes) and _stepscan_graph.c (references). */

#ifndef CIMCHECK_STEPSCAN_H
#define CIMCHECK_STEPSCAN_H

#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

#define ARGS 64      /* attributes told apart per entity; IFC has at most about 30 */
#define NAME_MAX 64  /* longest keyword kept, with its closing zero */
#define TYPES_MAX 4096
#define NOWHERE UINT32_MAX

/* Kinds of value, as bits. */
enum {
    KIND_NULL = 1, KIND_DERIVED = 2, KIND_INTEGER = 4, KIND_REAL = 8, KIND_STRING = 16, KIND_ENUM = 32,
    KIND_REFERENCE = 64, KIND_LIST = 128, KIND_TYPED = 256, KIND_BINARY = 512, KIND_BAD = 1024
};

/* Issues; the order is that of stepscan.Issue in Python. */
enum {
    ISSUE_SYNTAX = 1, ISSUE_COMMENT, ISSUE_DEPTH, ISSUE_ID, ISSUE_NAME, ISSUE_NUMBER, ISSUE_NUMBER_FORM,
    ISSUE_UNDERFLOW, ISSUE_VALUE_COUNT, ISSUE_EMPTY, ISSUE_TOKEN, ISSUE_ESCAPE, ISSUE_RAW, ISSUE_NUL,
    ISSUE_LENGTH, ISSUE_KIND, ISSUE_COUNT, ISSUE_BETWEEN, ISSUE_SHIFTED
};

/* Parts of the file that were seen. */
enum {
    SEEN_BOM = 1, SEEN_ISO = 2, SEEN_HEADER = 4, SEEN_HEADER_END = 8, SEEN_DATA = 16, SEEN_DATA_END = 32,
    SEEN_END = 64, SEEN_TRAILING = 128, STOPPED = 256, NO_MEMORY = 512
};

typedef struct {
    int32_t code, argument;       /* argument: top-level position, -1 outside of arguments */
    int64_t instance;             /* row, -1 outside of the data section */
    uint64_t begin, end;          /* the token or string */
    uint64_t argument_begin, argument_end;
} issue;

typedef struct {
    char name[NAME_MAX];
    uint32_t hash, length;
    uint32_t instances, values;   /* times used as an entity, as a typed value */
    uint32_t least_arguments, most_arguments;
    uint16_t top[ARGS], inner[ARGS], value_top, value_inner;
    uint32_t least_items[ARGS], most_items[ARGS];
} type;

typedef struct {
    uint64_t max_depth, max_string, max_issues;
} limits;

/* Mirrors stepscan._Scan; only pointers and 64-bit numbers, so that the layout is the same everywhere. */
typedef struct {
    const uint8_t *data;
    uint64_t size;
    limits limit;
    uint64_t seen, end_of_data, unfinished;  /* unfinished: offset of the statement that the file breaks off in */
    uint64_t instances, references, issues, types, headers;
    uint32_t *id;
    uint16_t *type_of;
    uint64_t *offset;
    uint32_t *first_reference;    /* instances + 1 of them */
    uint32_t *reference;          /* ids, after stepscan_resolve rows */
    uint8_t *reference_argument;
    issue *issue;
    type *type;
    uint64_t *header;             /* offsets of the header statements */
    uint64_t longest_string, deepest, max_id, forward_references;
    /* private */
    uint64_t instance_room, reference_room, issue_room, header_room;
    uint32_t *type_slot;
    uint64_t open_issue, argument_begin;
    int64_t current;
    uint32_t *row_of;             /* by id, or NULL where ids are too sparse */
    uint64_t *sorted;             /* id << 32 | row */
    const uint16_t *allow_top, *allow_inner, *allow_value;
    const uint32_t *allow_items;
    uint64_t *range;
    uint64_t range_room, counted;
} scan;

#endif
