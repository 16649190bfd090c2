using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Agents;

/// <summary>Redacts what a tool answers, and refuses what is too long for an agent. No exception and no words of one leave.</summary>
internal sealed class BoundedFunction(AIFunction inner, IRedactor redactor) : DelegatingAIFunction(inner)
{
    /// <summary>About 8,000 tokens: a page of evidence fits, a flood does not.</summary>
    private const int MostCharacters = 24_000;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            var text = redactor.Redact(AgentText.Plain(await base.InvokeCoreAsync(arguments, cancellationToken)));
            return text.Length <= MostCharacters ? text : AgentText.Of(new { error = "the answer is too long; ask for fewer rows or a shorter time" });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return AgentText.Of(new { error = $"it failed ({exception.GetType().Name}); check the arguments" });
        }
    }
}
