"""Subjects that a list of IFC classes cannot say: one module an entity.

A module has `find(store, scope)`, the subjects in a building, and `inside(store, entity, subject)`, the
subjects of another entity inside one of them.
"""
