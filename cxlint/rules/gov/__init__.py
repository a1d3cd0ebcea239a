"""GOV: whether policies are versioned, dated, reviewed and explained."""
