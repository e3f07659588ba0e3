/* Linear scan of a STEP file (ISO 10303-21) for the gate; loaded with ctypes, hence no Python.h.
 *
 * One pass, no recursion, no read outside of [data, data + size): every loop moves forward and looks at `end` first.
 * Nothing is believed of the file; what deviates becomes an issue with its place, and the caller decides what it means.
 */

#include "_stepscan_tokens.h"

typedef enum { FINE, BROKEN, BREAKS_OFF, STOP } outcome;

typedef struct {
    uint16_t *seen, *inner_seen;
    uint16_t allow, inner_allow;
    uint32_t commas;
    uint8_t need, typed;
    uint32_t type;
} frame;

/* ---- statements --------------------------------------------------------------------------------------------- */

static void value(scan *s, frame *f, uint16_t kind, int argument, bytes begin, bytes end)
{
    *f->seen |= kind;
    f->need = 0;
    if (s->allow_top && (kind & ~f->allow)) add_issue(s, ISSUE_KIND, argument, begin, end);
}

static void allow_argument(scan *s, frame *f, type *t, int argument)
{
    uint32_t column = argument < ARGS ? (uint32_t)argument : ARGS - 1;
    f->seen = &t->top[column];
    f->inner_seen = &t->inner[column];
    if (s->allow_top) {
        f->allow = s->allow_top[(size_t)f->type * ARGS + column];
        f->inner_allow = s->allow_inner[(size_t)f->type * ARGS + column];
    }
}

static void close_argument(scan *s, int argument, bytes p)
{
    for (; s->open_issue < s->issues; s->open_issue++) s->issue[s->open_issue].argument_end = (uint64_t)(p - s->data);
    if (s->range && (uint64_t)argument < s->range_room) {
        s->range[2 * argument] = s->argument_begin;
        s->range[2 * argument + 1] = (uint64_t)(p - s->data);
        s->counted = (uint64_t)argument + 1;
    }
}

static int add_reference(scan *s, uint64_t id, int argument)
{
    if (s->allow_top || s->range) return 1;  /* the first pass has them already */
    if (s->reference_room <= s->references) {
        uint64_t arguments = s->reference_room;
        if (!room(s, &s->reference_argument, s->references, &arguments, 1)) return 0;
        if (!room(s, &s->reference, s->references, &s->reference_room, sizeof *s->reference)) return 0;
    }
    s->reference[s->references] = (uint32_t)id;
    s->reference_argument[s->references++] = (uint8_t)(argument < 255 ? argument : 255);
    return 1;
}

/* The arguments of one statement; p is past the opening bracket and is moved past the closing one. */
static outcome arguments(scan *s, bytes *at, bytes end, uint32_t owner)
{
    frame stack[256];
    uint64_t deepest = s->limit.max_depth < 255 ? s->limit.max_depth : 255;
    uint64_t depth = 0;
    type *t = &s->type[owner];
    frame *f = stack;
    int argument = 0;
    bytes p = *at;
    *f = (frame){.type = owner, .need = 1, .allow = 0xffff, .inner_allow = 0xffff};
    allow_argument(s, f, t, 0);
    s->open_issue = s->issues;
    s->argument_begin = (uint64_t)(p - s->data);
#define FAIL(how) do { *at = p; return how; } while (0)
#define WANT_VALUE() do { if (!f->need) FAIL(BROKEN); } while (0)
    for (;;) {
        if (p >= end) FAIL(BREAKS_OFF);
        bytes begin = p;
        uint8_t c = *p;
        uint16_t kind;
        switch (c) {
        case ' ': case '\n': case '\r': case '\t': case '\f': case '\v':
            p++;
            continue;
        case '/':
            if (p + 1 >= end || p[1] != '*') FAIL(BROKEN);
            if (!(p = skip(s, p, end))) { p = end; FAIL(BREAKS_OFF); }
            continue;
        case ',':
            if (f->need) {
                value(s, f, KIND_BAD, argument, p, p);
                add_issue(s, ISSUE_EMPTY, argument, p, p);
            }
            f->need = 1;
            f->commas++;
            p++;
            if (depth == 0) {
                close_argument(s, argument++, begin);
                s->argument_begin = (uint64_t)(p - s->data);
                allow_argument(s, f, t, argument);
            }
            continue;
        case '(':
            WANT_VALUE();
            value(s, f, KIND_LIST, argument, p, p + 1);
            kind = 0;
            break;
        case ')': {
            uint32_t count = f->commas || !f->need ? f->commas + 1 : 0;
            if (f->need && f->commas) {
                value(s, f, KIND_BAD, argument, p, p);
                add_issue(s, ISSUE_EMPTY, argument, p, p);
            }
            p++;
            if (depth == 0) {
                if (count) close_argument(s, argument, begin);
                if (count < t->least_arguments) t->least_arguments = count;
                if (count > t->most_arguments) t->most_arguments = count;
                s->counted = count;
                *at = p;
                return FINE;
            }
            if (f->typed && count != 1) add_issue(s, ISSUE_VALUE_COUNT, argument, begin, p);
            if (depth == 1 && !f->typed) {
                uint32_t column = argument < ARGS ? (uint32_t)argument : ARGS - 1;
                if (count < t->least_items[column]) t->least_items[column] = count;
                if (count > t->most_items[column]) t->most_items[column] = count;
                if (s->allow_top && count > s->allow_items[(size_t)owner * ARGS + column])
                    add_issue(s, ISSUE_KIND, argument, begin, p);
            }
            f = &stack[--depth];
            continue;
        }
        case '\'':
            WANT_VALUE();
            if (!(p = string(s, p, end, argument))) { p = end; FAIL(BREAKS_OFF); }
            value(s, f, KIND_STRING, argument, begin, p);
            continue;
        case '#': {
            uint64_t id;
            WANT_VALUE();
            p = digits(p + 1, end, &id);
            if (p == begin + 1) {
                add_issue(s, ISSUE_TOKEN, argument, begin, p);
            } else if (id > INT32_MAX) {
                add_issue(s, ISSUE_ID, argument, begin, p);
            } else if (!add_reference(s, id, argument)) {
                FAIL(STOP);
            }
            value(s, f, KIND_REFERENCE, argument, begin, p);
            continue;
        }
        case '$': case '*':
            WANT_VALUE();
            p++;
            value(s, f, c == '$' ? KIND_NULL : KIND_DERIVED, argument, begin, p);
            continue;
        case '.':
            WANT_VALUE();
            if (p + 1 < end && is_digit(p[1])) {
                p = number(s, p, end, argument, &kind);
            } else {
                kind = KIND_ENUM;
                p++;
                while (p < end && is_word(*p)) p++;
                if (p < end && *p == '.' && p > begin + 1) {
                    p++;
                } else {
                    while (!ends_value(p, end)) p++;
                    kind = KIND_BAD;
                    add_issue(s, ISSUE_TOKEN, argument, begin, p);
                }
            }
            value(s, f, kind, argument, begin, p);
            continue;
        case '"':
            WANT_VALUE();
            p++;
            while (p < end && is_hex(*p)) p++;
            if (p >= end) FAIL(BREAKS_OFF);
            if (*p != '"') FAIL(BROKEN);
            p++;
            value(s, f, KIND_BINARY, argument, begin, p);
            continue;
        default:
            if (is_digit(c) || c == '-' || c == '+') {
                WANT_VALUE();
                p = number(s, p, end, argument, &kind);
                value(s, f, kind, argument, begin, p);
                continue;
            }
            if (class_of[c] != C_LETTER) FAIL(BROKEN);
            WANT_VALUE();
            while (p < end && is_word(*p)) p++;
            bytes word_end = p;
            if (!(p = skip(s, p, end))) { p = end; FAIL(BREAKS_OFF); }
            if (p >= end) FAIL(BREAKS_OFF);
            if (*p != '(') {
                add_issue(s, is_not_finite(begin, word_end) ? ISSUE_NUMBER : ISSUE_TOKEN, argument, begin, word_end);
                value(s, f, KIND_BAD, argument, begin, word_end);
                continue;
            }
            int64_t row = type_row(s, begin, word_end);
            if (row < 0) { add_issue(s, ISSUE_NAME, argument, begin, word_end); FAIL(STOP); }
            value(s, f, KIND_TYPED, argument, begin, word_end);
            kind = (uint16_t)(row + 1);
            break;
        }
        /* A bracket opens: a list (kind 0) or the value of a type (its row + 1). */
        if (depth >= deepest) { add_issue(s, ISSUE_DEPTH, argument, begin, p); FAIL(STOP); }
        frame *g = &stack[++depth];
        if (depth > s->deepest) s->deepest = depth;
        if (kind) {
            type *v = &s->type[kind - 1];
            v->values += !s->allow_top && !s->range;
            *g = (frame){.seen = &v->value_top, .inner_seen = &v->value_inner, .allow = 0xffff, .inner_allow = 0xffff,
                         .typed = 1, .type = kind - 1u};
            if (s->allow_top) {
                g->allow = s->allow_value[2 * (size_t)g->type];
                g->inner_allow = s->allow_value[2 * (size_t)g->type + 1];
            }
        } else {
            *g = (frame){.seen = f->inner_seen, .inner_seen = f->inner_seen, .allow = f->inner_allow,
                         .inner_allow = f->inner_allow};
        }
        g->need = 1;
        f = g;
        p++;
    }
}

/* `NAME(...)` at p; the row of its type in `row`. */
static outcome keyword_and_arguments(scan *s, bytes *at, bytes end, int64_t *row)
{
    bytes p = *at, begin = p;
    while (p < end && is_word(*p)) p++;
    *row = -1;
    if (p == begin) return p >= end ? BREAKS_OFF : BROKEN;
    bytes word_end = p;
    p = skip(s, p, end);
    if (!p || p >= end) { *at = end; return BREAKS_OFF; }
    if (*p != '(') { *at = p; return BROKEN; }
    *row = type_row(s, begin, word_end);
    *at = p + 1;
    if (*row < 0) { add_issue(s, ISSUE_NAME, -1, begin, word_end); return STOP; }
    return arguments(s, at, end, (uint32_t)*row);
}

/* `#id = NAME(...);` at *at. */
static outcome instance(scan *s, bytes *at, bytes end)
{
    bytes begin = *at, p;
    uint64_t id, references = s->references;
    int64_t row;
    p = digits(begin + 1, end, &id);
    if (p == begin + 1) { *at = p; return p >= end ? BREAKS_OFF : BROKEN; }
    p = skip(s, p, end);
    if (!p || p >= end) return BREAKS_OFF;
    *at = p;
    if (*p != '=') return BROKEN;
    p = skip(s, p + 1, end);
    if (!p || p >= end) return BREAKS_OFF;
    *at = p;
    if (id > INT32_MAX) { add_issue(s, ISSUE_ID, -1, begin, p); return STOP; }
    s->current = (int64_t)s->instances;
    if (s->instance_room <= s->instances + 1) {
        uint64_t a = s->instance_room, b = a, c = a, need = s->instances + 1;
        if (!room(s, &s->id, need, &a, sizeof *s->id) || !room(s, &s->type_of, need, &b, sizeof *s->type_of) ||
            !room(s, &s->offset, need, &c, sizeof *s->offset) ||
            !room(s, &s->first_reference, need, &s->instance_room, sizeof *s->first_reference))
            return STOP;
    }
    outcome how = keyword_and_arguments(s, at, end, &row);
    if (how == FINE) {
        p = skip(s, *at, end);
        if (!p || p >= end) how = BREAKS_OFF;
        else if (*p != ';') how = BROKEN;
        else *at = p + 1;
    }
    if (how != FINE) { s->references = references; return how; }
    if (s->references >= NOWHERE - 1 || s->instances >= NOWHERE - 2) { s->seen |= STOPPED; return STOP; }
    s->id[s->instances] = (uint32_t)id;
    s->type_of[s->instances] = (uint16_t)row;
    s->offset[s->instances] = (uint64_t)(begin - s->data);
    s->first_reference[s->instances] = (uint32_t)references;
    s->first_reference[++s->instances] = (uint32_t)s->references;
    s->type[row].instances++;
    if (id > s->max_id) s->max_id = id;
    s->current = -1;
    return FINE;
}

/* ---- sections ----------------------------------------------------------------------------------------------- */

static int starts(bytes p, bytes end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - p) >= length && !memcmp(p, word, length) &&
           ((size_t)(end - p) == length || !is_word(p[length]));
}

/* Past `word ;`; NULL when it is not there. */
static bytes keyword(scan *s, bytes p, bytes end, const char *word)
{
    if (!starts(p, end, word)) return NULL;
    p = skip(s, p + strlen(word), end);
    return p && p < end && *p == ';' ? p + 1 : NULL;
}

/* Where the next statement seems to begin after a broken one; always ahead of p. */
static bytes resume(bytes p, bytes end)
{
    for (; p < end; p++) {
        if (*p != '\n' && *p != ';') continue;
        bytes q = p + 1;
        while (q < end && is_space(*q)) q++;
        if (q < end && ((*q == '#' && q + 1 < end && is_digit(q[1])) || starts(q, end, "ENDSEC") ||
                        starts(q, end, "END-ISO-10303-21")))
            return q;
        if (q > p + 1) p = q - 1;
    }
    return end;
}

/* One broken or cut statement; past it, or NULL when the scan is over. */
static bytes recover(scan *s, outcome how, bytes begin, bytes p, bytes end)
{
    if (s->seen & (STOPPED | NO_MEMORY)) return NULL;
    if (how == STOP) return NULL;
    if (how == BREAKS_OFF) {
        s->unfinished = (uint64_t)(begin - s->data);
        return NULL;
    }
    add_issue(s, ISSUE_SYNTAX, -1, begin, p < end ? p + 1 : end);
    s->current = -1;
    return resume(p, end);
}

static bytes header_section(scan *s, bytes p, bytes end)
{
    while ((p = skip(s, p, end)) && p < end) {
        bytes next = keyword(s, p, end, "ENDSEC");
        if (next) { s->seen |= SEEN_HEADER_END; return next; }
        bytes begin = p;
        int64_t row;
        if (starts(p, end, "DATA")) return p;  /* the section was never closed; the caller sees it by SEEN_HEADER_END */
        outcome how = class_of[*p] == C_LETTER ? keyword_and_arguments(s, &p, end, &row) : BROKEN;
        if (how == FINE) {
            if (!room(s, &s->header, s->headers, &s->header_room, sizeof *s->header)) return NULL;
            s->header[s->headers++] = (uint64_t)(begin - s->data);
            p = skip(s, p, end);
            if (!p || p >= end) how = BREAKS_OFF;
            else if (*p++ != ';') how = BROKEN;
        }
        if (how != FINE && !(p = recover(s, how, begin, p, end))) return NULL;
    }
    return NULL;
}

static bytes data_section(scan *s, bytes p, bytes end)
{
    while ((p = skip(s, p, end)) && p < end) {
        bytes begin = p, next;
        outcome how;
        if (*p == '#') {
            how = instance(s, &p, end);
        } else if ((next = keyword(s, p, end, "ENDSEC"))) {
            s->seen |= SEEN_DATA_END;
            s->end_of_data = (uint64_t)(next - s->data);
            return next;
        } else if (starts(p, end, "END-ISO-10303-21")) {
            return p;
        } else {
            how = BROKEN;
        }
        if (how != FINE && !(p = recover(s, how, begin, p, end))) return NULL;
    }
    return NULL;
}

/* Past the opening of a data section, `DATA;` or `DATA(...);`. */
static bytes open_data(scan *s, bytes p, bytes end)
{
    bytes next = keyword(s, p, end, "DATA");
    int64_t row;
    if (next || !starts(p, end, "DATA")) return next;
    if (keyword_and_arguments(s, &p, end, &row) != FINE) return NULL;
    p = skip(s, p, end);
    return p && p < end && *p == ';' ? p + 1 : NULL;
}

/* Past a section of the third edition that says nothing about the building. */
static bytes other_section(scan *s, bytes p, bytes end)
{
    static const char *const sections[] = {"ANCHOR", "REFERENCE", "SIGNATURE"};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (!starts(p, end, sections[i])) continue;
        for (; p < end; p++)
            if (*p == 'E' && starts(p, end, "ENDSEC")) return keyword(s, p, end, "ENDSEC");
    }
    return NULL;
}

static void whole_file(scan *s)
{
    bytes p = s->data, end = s->data + s->size, next;
    s->current = -1;
    s->unfinished = UINT64_MAX;
    if (s->size >= 3 && !memcmp(p, "\xef\xbb\xbf", 3)) { s->seen |= SEEN_BOM; p += 3; }
    if (!(p = skip(s, p, end)) || !(next = keyword(s, p, end, "ISO-10303-21"))) return;
    s->seen |= SEEN_ISO;
    if (!(p = skip(s, next, end)) || !(next = keyword(s, p, end, "HEADER"))) return;
    s->seen |= SEEN_HEADER;
    p = header_section(s, next, end);
    while (p && (p = skip(s, p, end)) && p < end) {
        if ((next = keyword(s, p, end, "END-ISO-10303-21"))) {
            s->seen |= SEEN_END;
            p = next;
            while (p < end && (is_space(*p) || *p == 0x1a || *p == 0)) p++;
            if (p < end && (p = skip(s, p, end)) && p < end) s->seen |= SEEN_TRAILING;
            return;
        }
        if ((next = open_data(s, p, end))) {
            s->seen = (s->seen | SEEN_DATA) & ~(uint64_t)SEEN_DATA_END;
            p = data_section(s, next, end);
        } else if (!(p = other_section(s, p, end))) {
            add_issue(s, ISSUE_BETWEEN, -1, s->data, s->data);
        }
    }
}

/* ---- interface ---------------------------------------------------------------------------------------------- */

/* Its name tells which structures the library was built with. */
EXPORT void stepscan_layout_1(void);
void stepscan_layout_1(void) {}

EXPORT void stepscan_free(scan *s)
{
    if (!s) return;
    free(s->id);
    free(s->type_of);
    free(s->offset);
    free(s->first_reference);
    free(s->reference);
    free(s->reference_argument);
    free(s->issue);
    free(s->type);
    free(s->type_slot);
    free(s->header);
    free(s->row_of);
    free(s->sorted);
    free(s);
}

/* Scan `size` bytes. NULL: no memory at all. The bytes must outlive the scan. */
EXPORT scan *stepscan_run(const uint8_t *data, uint64_t size, const limits *limit)
{
    scan *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->data = data;
    s->size = size;
    s->limit = *limit;
    s->type = calloc(TYPES_MAX, sizeof(type));
    s->type_slot = calloc(2 * TYPES_MAX, sizeof *s->type_slot);
    if (!s->type || !s->type_slot) { stepscan_free(s); return NULL; }
    whole_file(s);
    return s;
}

/* The keyword of the instance whose `#` is at p; NULL where there is none. */
static bytes after_id(scan *s, bytes p, bytes end)
{
    uint64_t id;
    p = skip(s, digits(p + 1, end, &id), end);
    return p && p < end && *p == '=' ? skip(s, p + 1, end) : NULL;
}

/* Begin and end of each top-level argument of the statement at `offset`; how many there are, at most `cap`. */
EXPORT uint64_t stepscan_arguments(scan *s, uint64_t offset, uint64_t *ranges, uint64_t cap)
{
    uint64_t issues = s->issues, count = 0;
    if (offset >= s->size) return 0;
    bytes p = s->data + offset, end = s->data + s->size;
    int64_t row;
    s->range = ranges;
    s->range_room = cap;
    s->counted = 0;
    if (*p == '#') p = after_id(s, p, end);
    if (p && p < end && keyword_and_arguments(s, &p, end, &row) == FINE) count = s->counted < cap ? s->counted : cap;
    s->range = NULL;
    s->issues = issues;
    return count;
}

/* Look again at the instances of the types in `wanted`; adds an issue for each value of a kind that is not allowed and
 * for each instance whose number of arguments is not `expected[type]`. Tables, per type and argument: allowed kinds, allowed
 * kinds inside of it, longest list; per type: allowed kinds of a value and inside of it. */
EXPORT void stepscan_check(scan *s, const uint8_t *wanted, const int32_t *expected, const uint16_t *top,
                           const uint16_t *inner, const uint32_t *items, const uint16_t *of_value)
{
    bytes end = s->data + s->size;
    uint64_t kept;
    s->allow_top = top;
    s->allow_inner = inner;
    s->allow_items = items;
    s->allow_value = of_value;
    for (uint64_t i = 0; i < s->instances && !(s->seen & STOPPED); i++) {
        uint32_t t = s->type_of[i];
        if (!wanted[t]) continue;
        bytes p = s->data + s->offset[i];
        uint64_t before = s->issues;
        int64_t row;
        s->current = (int64_t)i;
        if (!(p = after_id(s, p, end))) continue;
        bytes begin = p;
        if (keyword_and_arguments(s, &p, end, &row) != FINE) continue;
        kept = before;
        for (uint64_t k = before; k < s->issues; k++)  /* the first pass has told of the others */
            if (s->issue[k].code == ISSUE_KIND) s->issue[kept++] = s->issue[k];
        s->issues = kept;
        if (expected[t] >= 0 && s->counted != (uint64_t)expected[t]) add_issue(s, ISSUE_COUNT, -1, begin, p);
    }
    s->allow_top = s->allow_inner = s->allow_value = NULL;
    s->current = -1;
}

/* Line numbers, from 1, of ascending offsets. */
EXPORT void stepscan_lines(const uint8_t *data, uint64_t size, const uint64_t *offset, uint64_t *line, uint64_t count)
{
    bytes p = data, end = data + size;
    uint64_t n = 1;
    for (uint64_t i = 0; i < count; i++) {
        bytes stop = offset[i] < size ? data + offset[i] : end;
        while (p < stop) {
            bytes q = memchr(p, '\n', (size_t)(stop - p));
            if (!q) { p = stop; break; }
            n++;
            p = q + 1;
        }
        line[i] = n;
    }
}
