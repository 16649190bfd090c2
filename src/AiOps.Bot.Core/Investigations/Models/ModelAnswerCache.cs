using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Answers by the digest of their request, few and for a short time. Thread-safe.</summary>
internal sealed class ModelAnswerCache(ModelCacheOptions options, TimeProvider time)
{
    private const int MostCharacters = 64_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Until, IReadOnlyList<ChatResponseUpdate> Updates)> _answers = [];
    private readonly Queue<string> _order = [];

    public IReadOnlyList<ChatResponseUpdate>? Find(string key)
    {
        lock (_lock)
        {
            return _answers.TryGetValue(key, out var known) && time.GetUtcNow() < known.Until ? known.Updates : null;
        }
    }

    /// <summary>Keeps an answer that came to its end; one that was cut off by its length or a filter is not worth having twice.</summary>
    public void Keep(string key, IReadOnlyList<ChatResponseUpdate> updates)
    {
        var reason = updates.LastOrDefault(u => u.FinishReason is not null)?.FinishReason;
        if ((reason != ChatFinishReason.Stop && reason != ChatFinishReason.ToolCalls) || updates.Sum(u => u.Text.Length) > MostCharacters || options.Entries == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (!_answers.ContainsKey(key))
            {
                _order.Enqueue(key);
            }

            _answers[key] = (time.GetUtcNow() + options.For, updates);
            while (_answers.Count > options.Entries)
            {
                _answers.Remove(_order.Dequeue());
            }
        }
    }
}
