/* The references of a scanned file as a graph: what is defined twice, what is missing, what goes round in a circle.
 *
 * Nodes are rows of instances. Every walk keeps its own stack on the heap and visits an edge once.
 */

#include "_stepscan.h"

#include <stdlib.h>
#include <string.h>

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The row of an id; NOWHERE when no instance has it. The first instance of an id that is given twice. */
static uint32_t row_of(const scan *s, uint32_t id)
{
    if (s->row_of) return id <= s->max_id ? s->row_of[id] : NOWHERE;
    uint64_t low = 0, high = s->instances;
    while (low < high) {
        uint64_t middle = (low + high) / 2;
        if (s->sorted[middle] >> 32 < id) low = middle + 1;
        else high = middle;
    }
    return low < s->instances && s->sorted[low] >> 32 == id ? (uint32_t)s->sorted[low] : NOWHERE;
}

/* Build the way from ids to rows. Rows whose id an earlier row has go to `twice`; their number, or -1 without memory. */
static int64_t index_ids(scan *s, uint32_t *twice, uint64_t cap)
{
    int64_t found = 0;
    if (s->max_id < 8 * s->instances + (1u << 16)) {
        size_t width = ((size_t)s->max_id + 1) * sizeof *s->row_of;
        if (!(s->row_of = malloc(width))) return -1;
        memset(s->row_of, 0xff, width);
        for (uint64_t i = 0; i < s->instances; i++) {
            uint32_t *at = &s->row_of[s->id[i]];
            if (*at == NOWHERE) *at = (uint32_t)i;
            else if ((uint64_t)found++ < cap) twice[found - 1] = (uint32_t)i;
        }
        return found;
    }
    if (!(s->sorted = malloc((size_t)s->instances * sizeof *s->sorted))) return -1;
    for (uint64_t i = 0; i < s->instances; i++) s->sorted[i] = (uint64_t)s->id[i] << 32 | i;
    qsort(s->sorted, (size_t)s->instances, sizeof *s->sorted, by_value);
    for (uint64_t i = 1; i < s->instances; i++)
        if (s->sorted[i] >> 32 == s->sorted[i - 1] >> 32 && (uint64_t)found++ < cap)
            twice[found - 1] = (uint32_t)s->sorted[i];
    return found;
}

/* Turn ids of references into rows. First call after a scan. Out: rows with an id given before; references to
 * nothing as `id << 32 | position`; both at most `cap`, their full numbers in `found`. 0: out of memory. */
EXPORT int stepscan_resolve(scan *s, uint32_t *twice, uint64_t *dangling, uint64_t cap, uint64_t *found)
{
    int64_t doubles = index_ids(s, twice, cap);
    uint64_t missing = 0;
    if (doubles < 0) return 0;
    for (uint64_t i = 0; i < s->instances; i++) {
        for (uint64_t k = s->first_reference[i]; k < s->first_reference[i + 1]; k++) {
            uint32_t row = row_of(s, s->reference[k]);
            if (row == NOWHERE) {
                if (missing++ < cap) dangling[missing - 1] = (uint64_t)s->reference[k] << 32 | k;
            } else if (row >= i) {
                s->forward_references++;
            }
            s->reference[k] = row;
        }
    }
    free(s->row_of);
    free(s->sorted);
    s->row_of = NULL;
    s->sorted = NULL;
    found[0] = (uint64_t)doubles;
    found[1] = missing;
    return 1;
}

/* Which type refers with which argument to which type: `type << 32 | argument << 16 | target type`, each once and in
 * ascending order. Their number, at most `cap`; -1 without memory. After stepscan_resolve. */
EXPORT int64_t stepscan_reference_kinds(const scan *s, uint64_t *kinds, uint64_t cap)
{
    enum { SLOTS = 1 << 16 };
    uint64_t *slot = calloc(SLOTS, sizeof *slot), count = 0, last = 0;
    if (!slot) return -1;
    if (cap > SLOTS / 2) cap = SLOTS / 2;
    for (uint64_t i = 0; i < s->instances; i++) {
        for (uint64_t k = s->first_reference[i]; k < s->first_reference[i + 1] && count < cap; k++) {
            if (s->reference[k] == NOWHERE) continue;
            uint64_t key = (uint64_t)s->type_of[i] << 32 | (uint64_t)s->reference_argument[k] << 16 |
                           s->type_of[s->reference[k]];
            if (key == last) continue;
            last = key;
            uint64_t at = (key * 0x9e3779b97f4a7c15ull) >> 48;
            while (slot[at] && slot[at] != key + 1) at = (at + 1) & (SLOTS - 1);
            if (slot[at]) continue;
            slot[at] = key + 1;
            kinds[count++] = key;
        }
    }
    free(slot);
    qsort(kinds, (size_t)count, sizeof *kinds, by_value);
    return (int64_t)count;
}

/* Instances that refer in the way of `key` (see stepscan_reference_kinds); their number, at most `cap`. */
EXPORT uint64_t stepscan_who_refers(const scan *s, uint64_t key, uint32_t *rows, uint64_t cap)
{
    uint64_t count = 0;
    for (uint64_t i = 0; i < s->instances && count < cap; i++) {
        if (s->type_of[i] != key >> 32) continue;
        for (uint64_t k = s->first_reference[i]; k < s->first_reference[i + 1]; k++) {
            if (s->reference[k] == NOWHERE || s->reference_argument[k] != (key >> 16 & 0xffff)) continue;
            if (s->type_of[s->reference[k]] != (key & 0xffff)) continue;
            rows[count++] = (uint32_t)i;
            break;
        }
    }
    return count;
}

/* Rows of one type; their number, at most `cap`. */
EXPORT uint64_t stepscan_rows(const scan *s, uint32_t type_row, uint32_t *rows, uint64_t cap)
{
    uint64_t count = 0;
    for (uint64_t i = 0; i < s->instances && count < cap; i++)
        if (s->type_of[i] == type_row) rows[count++] = (uint32_t)i;
    return count;
}

/* The rows of one circle in the graph first/target, in its order; their number, 0 without a circle, -1 without memory.
 * A circle longer than `cap` is told by its first rows. */
static int64_t circle(uint64_t nodes, const uint32_t *first, const uint32_t *target, uint32_t *out, uint64_t cap)
{
    enum { NEW, OPEN, DONE };
    uint8_t *state = calloc((size_t)nodes + 1, 1);
    uint32_t *stack = malloc(((size_t)nodes + 1) * sizeof *stack);
    uint32_t *next = malloc(((size_t)nodes + 1) * sizeof *next);
    int64_t length = state && stack && next ? 0 : -1;
    for (uint64_t root = 0; root < nodes && length == 0; root++) {
        uint64_t depth = 0;
        if (state[root] != NEW || first[root] == first[root + 1]) continue;
        stack[0] = (uint32_t)root;
        next[0] = first[root];
        state[root] = OPEN;
        for (;;) {
            uint32_t node = stack[depth];
            if (next[depth] == first[node + 1]) {
                state[node] = DONE;
                if (depth-- == 0) break;
                continue;
            }
            uint32_t to = target[next[depth]++];
            if (to == NOWHERE || state[to] == DONE) continue;
            if (state[to] == OPEN) {
                uint64_t from = depth;
                while (stack[from] != to) from--;
                for (; from <= depth && (uint64_t)length < cap; from++) out[length++] = stack[from];
                break;
            }
            state[to] = OPEN;
            stack[++depth] = to;
            next[depth] = first[to];
        }
    }
    free(state);
    free(stack);
    free(next);
    return length;
}

/* A circle of direct references (placements, units, booleans, ...). After stepscan_resolve. */
EXPORT int64_t stepscan_reference_circle(const scan *s, uint32_t *out, uint64_t cap)
{
    if (!s->forward_references) return 0;  /* every reference looks back in the file: there can be none */
    return circle(s->instances, s->first_reference, s->reference, out, cap);
}

/* Edges from parts to wholes, through relation objects: for relation[r] = {type, argument of the whole, argument of the
 * parts, kind}. `target` is NULL on the counting round. */
static void each_edge(const scan *s, const uint32_t *relation, uint64_t relations, uint32_t *degree, uint32_t *target,
                      uint8_t *kind_of)
{
    for (uint64_t i = 0; i < s->instances; i++) {
        const uint32_t *r = relation;
        while (r < relation + 4 * relations && r[0] != s->type_of[i]) r += 4;
        if (r == relation + 4 * relations) continue;
        for (uint64_t k = s->first_reference[i]; k < s->first_reference[i + 1]; k++) {
            if (s->reference_argument[k] != r[1] || s->reference[k] == NOWHERE) continue;
            for (uint64_t m = s->first_reference[i]; m < s->first_reference[i + 1]; m++) {
                if (s->reference_argument[m] != r[2] || s->reference[m] == NOWHERE) continue;
                uint32_t part = s->reference[m];
                if (target) {
                    target[degree[part]] = s->reference[k];
                    kind_of[degree[part]] = (uint8_t)r[3];
                }
                degree[part]++;
            }
            break;  /* one whole a relation; a second one in the same argument is malformed and told as such */
        }
    }
}

/* Parts with two different wholes of one kind go to `torn` (at most `cap`, full number in found[0]); one circle goes to
 * `loop` (its length in found[1]). 0: out of memory. After stepscan_resolve. */
EXPORT int stepscan_wholes(const scan *s, const uint32_t *relation, uint64_t relations, uint32_t *torn, uint32_t *loop,
                           uint64_t cap, uint64_t *found)
{
    uint64_t nodes = s->instances, edges = 0;
    uint32_t *first = calloc((size_t)nodes + 2, sizeof *first), *fill = NULL, *target = NULL;
    uint8_t *kind_of = NULL;
    int64_t length = -1;
    found[0] = found[1] = 0;
    if (!first) return 0;
    each_edge(s, relation, relations, first + 1, NULL, NULL);
    for (uint64_t i = 1; i <= nodes; i++) first[i] += first[i - 1];
    edges = first[nodes];
    fill = malloc(((size_t)nodes + 1) * sizeof *fill);
    target = malloc(((size_t)edges + 1) * sizeof *target);
    kind_of = malloc((size_t)edges + 1);
    if (fill && target && kind_of) {
        memcpy(fill, first, ((size_t)nodes + 1) * sizeof *fill);
        each_edge(s, relation, relations, fill, target, kind_of);
        for (uint64_t i = 0; i < nodes; i++) {
            int two = 0;
            for (uint64_t a = first[i] + 1u; a < first[i + 1] && !two; a++)
                for (uint64_t b = a; b-- > first[i] && a - b <= 64 && !two;)
                    two = kind_of[a] == kind_of[b] && target[a] != target[b];
            if (two && found[0]++ < cap) torn[found[0] - 1] = (uint32_t)i;
        }
        length = circle(nodes, first, target, loop, cap);
        found[1] = length > 0 ? (uint64_t)length : 0;
    }
    free(first);
    free(fill);
    free(target);
    free(kind_of);
    return length >= 0;
}

/* Past comments, and past anything else up to one of two characters; at most `end`. */
static const uint8_t *reach(const uint8_t *p, const uint8_t *end, uint8_t one, uint8_t other)
{
    while (p < end && *p != one && *p != other) {
        if (*p == '/' && end - p >= 2 && p[1] == '*') {
            for (p += 2; end - p >= 2 && (p[0] != '*' || p[1] != '/'); p++) continue;
            p = end - p >= 2 ? p + 2 : end;
        } else {
            p++;
        }
    }
    return p;
}

/* Rows of the types in `rooted` whose first argument repeats that of an earlier one; with the earlier row, as pairs. Their
 * number (at most `cap` pairs are written), or -1 without memory. */
EXPORT int64_t stepscan_same_guid(const scan *s, const uint8_t *rooted, uint32_t *pairs, uint64_t cap)
{
    uint64_t slots = 1024, count = 0, roots = 0;
    for (uint64_t t = 0; t < s->types; t++)
        if (rooted[t]) roots += s->type[t].instances;
    while (slots < 2 * roots) slots *= 2;
    uint32_t *slot = malloc((size_t)slots * sizeof *slot);
    uint64_t *place = malloc(((size_t)s->instances + 1) * sizeof *place);
    if (!slot || !place) { free(slot); free(place); return -1; }
    memset(slot, 0xff, (size_t)slots * sizeof *slot);
    for (uint64_t i = 0; i < s->instances; i++) {
        if (!rooted[s->type_of[i]]) continue;
        const uint8_t *p = s->data + s->offset[i], *end = s->data + s->size, *begin;
        uint64_t hash = 14695981039346656037ull, at;
        p = reach(p, end, '(', '(');
        p = reach(p, end, '\'', ',');
        if (p >= end || *p != '\'') continue;
        for (begin = ++p; p < end && *p != '\'' && p - begin < 255; p++) hash = (hash ^ *p) * 1099511628211ull;
        if (p == begin) continue;
        place[i] = (uint64_t)(begin - s->data) << 8 | (uint64_t)(p - begin);
        for (at = (hash ^ hash >> 29) & (slots - 1); slot[at] != NOWHERE; at = (at + 1) & (slots - 1)) {
            uint64_t other = place[slot[at]];
            if ((other & 255) != (place[i] & 255)) continue;
            if (!memcmp(s->data + (other >> 8), begin, (size_t)(other & 255))) break;
        }
        if (slot[at] == NOWHERE) { slot[at] = (uint32_t)i; continue; }
        if (count++ < cap) { pairs[2 * count - 2] = slot[at]; pairs[2 * count - 1] = (uint32_t)i; }
    }
    free(slot);
    free(place);
    return (int64_t)count;
}
