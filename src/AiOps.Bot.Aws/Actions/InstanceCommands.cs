using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Sends the commands of one run to its instance, each with the run's key as its comment, and says in words how they ended.</summary>
internal sealed class InstanceCommands(AwsActionAccount actions, Execution execution)
{
    private const int LongestComment = 100;
    private const int LongestDetail = 500;

    private readonly SsmCommands _ssm = actions.For(execution).Ssm;

    public Task<SsmInvocation> SendAsync(SsmCommand command, CancellationToken cancellationToken) =>
        _ssm.RunAsync(command with { Comment = Cut("aiops " + execution.IdempotencyKey, LongestComment) }, cancellationToken);

    /// <summary>Sends the command that the run is about.</summary>
    /// <param name="done">What to say, and to do, after its success.</param>
    public async Task<RunResult> RunAsync(SsmCommand command, Func<SsmInvocation, Task<string>> done, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await SendAsync(command, cancellationToken);
            return outcome.Succeeded
                ? new RunResult.Done(await done(outcome))
                : new RunResult.Failed($"{command.Document} on {command.Instance} ended {outcome.Status}: {Cut(outcome.Error, LongestDetail)}");
        }
        catch (AwsException exception) when (exception.Code == SsmCommands.Pending)
        {
            return new RunResult.Done(exception.AwsMessage);
        }
    }

    public static string Cut(string text, int longest = LongestDetail) => text.Length <= longest ? text : text[..longest];
}
