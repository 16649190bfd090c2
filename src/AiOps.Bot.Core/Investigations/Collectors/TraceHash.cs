namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Hashes ids of traces and spans, so that rows can be small (FNV-1a, 64 bits). They are only compared, never trusted.</summary>
internal static class TraceHash
{
    /// <summary>0 for no id.</summary>
    public static ulong Of(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return 0;
        }

        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in id)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211UL);
        }

        return hash == 0 ? 1 : hash;
    }
}
