using AiOps.Bot.Aws.Operations.Ssm;

namespace AiOps.Bot.Tests.Aws;

public sealed class SsmInvocationTests
{
    [Theory]
    [InlineData("Pending", false)]
    [InlineData("InProgress", false)]
    [InlineData("Delayed", false)]
    [InlineData("Cancelling", false)]
    [InlineData("Cancelled", true)]
    [InlineData("TimedOut", true)]
    [InlineData("Failed", true)]
    [InlineData("Success", true)]
    public void ACommandIsOverWhenNothingCanChangeOnTheInstanceAnyMore(string status, bool over) =>
        Assert.Equal(over, new SsmInvocation("c-1", status, "", "").IsOver);
}
