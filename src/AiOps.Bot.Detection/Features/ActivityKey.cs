using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Features;

/// <summary>One kind of line in one stream. The hash is computed once, because each scorer looks the key up for every line.</summary>
internal readonly struct ActivityKey(StreamKey scope, string program, string template) : IEquatable<ActivityKey>
{
    private readonly int _hash = HashCode.Combine(scope, program, template);

    public StreamKey Scope { get; } = scope;

    public string Program { get; } = program;

    public string Template { get; } = template;

    public bool Equals(ActivityKey other) =>
        _hash == other._hash
        && string.Equals(Template, other.Template, StringComparison.Ordinal)
        && string.Equals(Program, other.Program, StringComparison.Ordinal)
        && Scope.Equals(other.Scope);

    public override bool Equals(object? obj) => obj is ActivityKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
